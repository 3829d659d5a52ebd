package dev.tacit.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteParserTest {
    private static byte[] items(String items) {
        return ("{\"items\":[" + items + "]}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void findsTheCertificatesOfIngresses() {
        var page = RouteParser.ingresses(items("""
                {"metadata":{"name":"web","namespace":"a","labels":{"secretName":"no"}},"spec":{"new":{},"rules":[],
                 "tls":[{"hosts":["x"],"secretName":"one"},{"hosts":["y"]},{"secretName":"two","new":[]}]}},
                {"metadata":{"name":"plain","namespace":"a"},"spec":{}},{"metadata":null,"spec":{"tls":"odd"}}"""));
        assertThat(page.objects())
                .containsExactly(
                        new RouteUse("a", "web", Set.of(new ObjectKey("a", "one"), new ObjectKey("a", "two"))));
    }

    @Test
    void findsTheCertificatesOfGatewaysInAnyNamespace() {
        var page = RouteParser.gateways(items("""
                {"metadata":{"name":"gw","namespace":"infra"},"spec":{"listeners":[
                 {"name":"a","tls":{"mode":"Terminate","certificateRefs":[{"name":"here"},
                  {"group":"","kind":"Secret","name":"there","namespace":"a"},
                  {"group":"cert.example","kind":"Certificate","name":"no"}]}},{"name":"b"}]}}"""));
        assertThat(page.objects())
                .containsExactly(new RouteUse(
                        "infra", "gw", Set.of(new ObjectKey("infra", "here"), new ObjectKey("a", "there"))));
    }
}
