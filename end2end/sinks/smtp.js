// A mail server on this machine that keeps nothing and tells everything: one JSON object a line on standard output, the
// first with the port, each other with a mail. `crates/delivery/src/sink.rs` starts it; its one argument says how it is.
//
// Mail to `refuse-550@…` is refused with that code when it is addressed, to `refuse-data-552@…` when it is handed over.
import { SMTPServer } from "smtp-server";

const { security, key, cert, login } = JSON.parse(process.argv[2]);

const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

const refusal = (code) => Object.assign(new Error("5.1.1 As you wished"), { responseCode: Number(code) });

const server = new SMTPServer({
  logger: false,
  secure: security === "tls",
  hideSTARTTLS: security !== "starttls",
  ...(key ? { key, cert } : {}),
  disabledCommands: login ? [] : ["AUTH"],
  authOptional: false,
  allowInsecureAuth: false,
  disableReverseLookup: true,
  onAuth({ username, password }, _session, done) {
    const known = username === login.user && password === login.password;
    if (known) done(null, { user: username });
    else done(Object.assign(new Error("5.7.8 Authentication failed"), { responseCode: 535 }));
  },
  onRcptTo({ address }, _session, done) {
    const wish = /^refuse-(\d{3})@/.exec(address);
    done(wish ? refusal(wish[1]) : null);
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const wish = to.map((address) => /^refuse-data-(\d{3})@/.exec(address)).find(Boolean);
      if (wish) return done(refusal(wish[1]));
      tell({
        from: session.envelope.mailFrom.address,
        to,
        secure: session.secure,
        user: session.user ?? null,
        raw: Buffer.concat(chunks).toString("base64"),
      });
      done(null, "2.0.0 Ok: queued as 4F2B1");
    });
  },
});

// A client that goes away, or that trusts us not, is what some tests want.
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => tell({ port: server.server.address().port }));
