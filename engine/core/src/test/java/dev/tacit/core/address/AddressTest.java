package dev.tacit.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.db",
                "generator.password.db",
                "data.file.x",
                "target.kubernetes.prod[\"eu\"]",
                "output.a-b_c",
                "federation.db[0]",
                "module.team.secret.db",
                "module.größe.secret.schlüssel-1",
                "module.team[\"a.b\"].module.x[3].generator.password.db[\"q\\\"uote\\\\\"]"
            })
    void readsBackWhatItWrites(String text) {
        assertThat(Address.parse(text).map(Address::toString)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "secret.",
                "secret.db.x",
                "generator.db",
                "data.x",
                "resource.file.x",
                "secret.db[\"a]",
                "secret.db[-1]",
                "secret.db[a]",
                "module.secret.db ",
                "secret.db[99999999999]"
            })
    void doesNotReadAnythingElse(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void keepsAnyKeyThroughItsText() {
        for (var key : List.of("", " ", "a\"b", "\\", "\\\"", "ü.[0]", "]")) {
            var address = Address.of(Kind.SECRET, "db").instance(new InstanceKey.Name(key));
            assertThat(Address.parse(address.toString())).contains(address);
        }
    }

    @Test
    void ordersPositionsAsNumbers() {
        var db = Address.of(Kind.SECRET, "db");
        var sorted = Stream.of(10, 9, 2)
                .map(InstanceKey.Index::new)
                .map(db::instance)
                .sorted()
                .map(Address::toString);
        assertThat(sorted).containsExactly("secret.db[2]", "secret.db[9]", "secret.db[10]");
    }

    @Test
    void ordersConsistentlyWithEquality() {
        var texts = List.of(
                "secret.a",
                "secret.a[0]",
                "secret.a[\"0\"]",
                "secret.b",
                "generator.x.a",
                "generator.y.a",
                "module.m.secret.a",
                "template.a");
        var addresses = texts.stream().map(t -> Address.parse(t).orElseThrow()).toList();
        for (var a : addresses) {
            for (var b : addresses) {
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
            }
        }
    }

    @Test
    void hasATypeExactlyWhereItsKindHasOne() {
        assertThatThrownBy(() -> Address.of(Kind.GENERATOR, "db")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Address.of(Kind.SECRET, "x", "db")).isInstanceOf(IllegalArgumentException.class);
    }
}
