package dev.tacit.testing.proofs;

import dev.tacit.kubernetes.api.Answer;
import dev.tacit.kubernetes.api.Call;
import dev.tacit.kubernetes.api.Exchange;
import java.io.IOException;

/** Points before each request, while it is under way, after its answer; see {@link Points#atQuestions()}. */
record HaltingExchange(Exchange real, Points points) implements Exchange {
    @Override
    public Answer send(Call call) throws IOException, InterruptedException {
        if (!points.atQuestions() && (call.method().equals("GET") || call.path().endsWith("accessreviews"))) {
            points.check();
            return real.send(call);
        }
        points.pass();
        if (points.here()) {
            var sending = new Thread(() -> {
                try {
                    real.send(call);
                } catch (IOException | InterruptedException e) {
                    // Nobody waits for it, whatever came of it.
                    return;
                }
            });
            sending.start();
            // Somewhere between nothing sent and everything answered.
            Thread.sleep(points.passed() * 7 % 12);
            points.halt();
        }
        var answer = real.send(call);
        points.pass();
        return answer;
    }

    @Override
    public void close() {
        real.close();
    }
}
