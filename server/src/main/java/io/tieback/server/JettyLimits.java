package io.tieback.server;

import io.javalin.config.JettyConfig;
import io.tieback.wire.AnswerWriter;
import io.tieback.wire.Problem;
import io.tieback.wire.ProblemCode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Puts limits on what reaches the routes at all, and gives the server's own refusals the form of the API. */
final class JettyLimits {
    private static final long STOP_MILLIS = 5_000;

    private static final long STOP_IDLE_MILLIS = 50;

    private JettyLimits() {}

    static void apply(JettyConfig jetty, ServerLimits limits) {
        jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(limits.headerBytes());
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
        });
        jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(JettyLimits::refuse);
            server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        });
    }

    /** Ends connections that are idle, on either side of a request, and those that wait for nothing when it stops. */
    static void apply(Server server, ServerLimits limits) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector listening) {
                listening.setIdleTimeout(limits.arrivalTime().toMillis());
                listening.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
            }
        }
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        ProblemCode code = Problems.code(response.getStatus());
        byte[] body = AnswerWriter.problem(Problem.of(code));
        response.setStatus(code.status());
        response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
