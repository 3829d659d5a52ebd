package dev.tacit.sqlite;

import dev.tacit.core.store.BlobId;
import dev.tacit.core.store.BlobRange;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.store.DamagedBlobsException;
import dev.tacit.core.store.LocalLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;

/**
 * One file in write-ahead-log mode with {@code synchronous=FULL}; beside it {@code FILE.lock}, locked by the
 * operating system while a process writes. Needs a file system with working locks.
 */
public final class SqliteBlobStore implements BlobStore {
    /** Blobs lie in pieces, so that reading a record in the middle of a pack does not load the whole pack. */
    private static final int PIECE = 1 << 16;

    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS blobs(id BLOB NOT NULL, piece INTEGER NOT NULL, bytes BLOB NOT NULL,
              PRIMARY KEY(id, piece));
            CREATE TABLE IF NOT EXISTS head(one INTEGER PRIMARY KEY CHECK (one = 1), bytes BLOB NOT NULL);
            """;

    private final Path file;
    private final Connection connection;

    private SqliteBlobStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens the store at {@code file}; empty when there is no such file. */
    public static Optional<SqliteBlobStore> openExisting(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(open(file)) : Optional.empty();
    }

    /** Opens the store at {@code file}, making its directory (0700) and an empty file (0600) where there is none. */
    public static SqliteBlobStore create(Path file) throws IOException {
        PrivateFiles.make(file);
        return open(file);
    }

    private static SqliteBlobStore open(Path file) throws IOException {
        try {
            // not DriverManager: it loads every driver on the class path
            var connection = JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), settings());
            try (var statement = connection.createStatement()) {
                // a damaged or doctored file must yield errors, not surprises
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA cell_size_check = ON");
                // executeUpdate runs all statements of a text; creating nothing takes no write lock
                statement.executeUpdate(SCHEMA);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new SqliteBlobStore(file, connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", "10000");
        settings.setProperty("transaction_mode", "IMMEDIATE");
        settings.setProperty("temp_store", "MEMORY");
        return settings;
    }

    /** Driver messages name the fault; they hold no row content. */
    private static IOException failed(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        // SQLITE_ERROR: statements that never change fail only on tables that are not ours any more
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                        || primary == SQLiteErrorCode.SQLITE_NOTADB.code
                        || primary == SQLiteErrorCode.SQLITE_ERROR.code
                ? new DamagedBlobsException(String.valueOf(e.getMessage()), e)
                : new IOException(e.getMessage(), e);
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public synchronized Optional<byte[]> head() throws IOException {
        try (var statement = connection.prepareStatement("SELECT bytes FROM head");
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(bytes(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized boolean swap(Optional<byte[]> expected, byte[] next) throws IOException {
        String sql = expected.isPresent()
                ? "UPDATE head SET bytes = ? WHERE bytes = ?"
                : "INSERT INTO head(one, bytes) VALUES (1, ?) ON CONFLICT DO NOTHING";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, next);
            if (expected.isPresent()) {
                statement.setBytes(2, expected.get());
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void put(BlobId id, byte[] bytes) throws IOException {
        inTransaction(() -> {
            try (var statement =
                    connection.prepareStatement("INSERT OR REPLACE INTO blobs(id, piece, bytes) VALUES (?, ?, ?)")) {
                statement.setBytes(1, raw(id));
                int piece = 0;
                do {
                    int from = piece * PIECE;
                    statement.setInt(2, piece);
                    statement.setBytes(3, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
                    statement.executeUpdate();
                    piece++;
                } while (piece * PIECE < bytes.length);
            }
        });
    }

    @Override
    public synchronized List<Optional<byte[]>> get(List<BlobRange> ranges) throws IOException {
        var result = new ArrayList<Optional<byte[]>>(ranges.size());
        try (var statement = connection.prepareStatement(
                "SELECT bytes FROM blobs WHERE id = ? AND piece BETWEEN ? AND ? ORDER BY piece")) {
            for (var range : ranges) {
                if (range.offset() < 0 || range.length() < 0) {
                    result.add(Optional.empty());
                    continue;
                }
                long end = (long) range.offset() + range.length();
                int first = range.offset() / PIECE;
                // an empty range at the very end of a full piece still lies in that piece
                first = range.length() == 0 && first > 0 && range.offset() % PIECE == 0 ? first - 1 : first;
                statement.setBytes(1, raw(range.blob()));
                statement.setInt(2, first);
                statement.setLong(3, Math.max(first, (end - 1) / PIECE));
                byte[] found = new byte[range.length()];
                long position = (long) first * PIECE;
                boolean any = false;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        any = true;
                        byte[] piece = bytes(rows);
                        long from = Math.max(position, range.offset());
                        long to = Math.min(position + piece.length, end);
                        if (to > from) {
                            System.arraycopy(piece, (int) (from - position), found, (int) (from - range.offset()), (int)
                                    (to - from));
                        }
                        position += piece.length;
                    }
                }
                result.add(any && position >= end ? Optional.of(found) : Optional.empty());
            }
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized Set<BlobId> list() throws IOException {
        var result = new TreeSet<BlobId>();
        try (var statement = connection.prepareStatement("SELECT id FROM blobs WHERE piece = 0");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                byte[] id = bytes(rows);
                if (id.length == 32) {
                    result.add(new BlobId(HexFormat.of().formatHex(id)));
                }
            }
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void delete(Set<BlobId> ids) throws IOException {
        inTransaction(() -> {
            try (var statement = connection.prepareStatement("DELETE FROM blobs WHERE id = ?")) {
                for (var id : ids) {
                    statement.setBytes(1, raw(id));
                    statement.executeUpdate();
                }
            }
        });
    }

    @Override
    public Optional<LocalLock> tryLocalLock() throws IOException {
        return Optional.of(FileLocalLock.attempt(file.resolveSibling(file.getFileName() + ".lock")));
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    String pragma(String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void inTransaction(Work work) throws IOException {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A damaged file can hold NULL where the schema forbids it. */
    private static byte[] bytes(ResultSet rows) throws SQLException {
        byte[] bytes = rows.getBytes(1);
        return bytes == null ? new byte[0] : bytes;
    }

    private static byte[] raw(BlobId id) {
        return HexFormat.of().parseHex(id.hex());
    }
}
