-- Beside traceparent: what the vendors of a trace pass along with it (W3C Trace Context).
alter table outbox add column tracestate text;
