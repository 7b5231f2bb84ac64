import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the program counts. Labels are few and fixed: never a person, a path as sent or anything said. */
export interface Metrics {
  /** `route` is the pattern, such as `/wecom/callback`. */
  request(method: string, route: string, status: number, seconds: number): void;
  /** One callback's turn: `committed`, `seen` (committed before), `ignored` (nothing to do), `refused` or `failed`. */
  turn(outcome: TurnOutcome): void;
  /** One attempt to send, by the type of its `SendOutcome`. */
  send(outcome: 'sent' | 'retry' | 'failed'): void;
  /** Asked at every scrape. A count that fails leaves the last one. */
  watchOutbox(depth: () => Promise<OutboxDepth>): void;
  /** The Prometheus text and its content type. */
  expose(): Promise<{ contentType: string; text: string }>;
}

export type TurnOutcome = 'committed' | 'seen' | 'ignored' | 'refused' | 'failed';

export interface OutboxDepth {
  /** People with messages waiting or being sent. */
  people: number;
  /** Requests of turns not carried out yet. */
  requests: number;
  /** Messages given up. */
  dead: number;
}

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'lianbei_http_request_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const turns = new Counter({
    name: 'lianbei_turns_total',
    help: 'Callbacks handled, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const sends = new Counter({
    name: 'lianbei_sends_total',
    help: 'Attempts to send a message, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  return {
    request: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    turn: (outcome) => turns.inc({ outcome }),
    send: (outcome) => sends.inc({ outcome }),
    watchOutbox: (depth) => void outboxGauge(registry, depth),
    expose: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function outboxGauge(registry: Registry, depth: () => Promise<OutboxDepth>): Gauge<'waiting'> {
  return new Gauge({
    name: 'lianbei_outbox',
    help: 'What waits to be done: people with messages to be sent, requests of turns, messages given up',
    labelNames: ['waiting'],
    registers: [registry],
    async collect() {
      try {
        const { people, requests, dead } = await depth();
        this.set({ waiting: 'people' }, people);
        this.set({ waiting: 'requests' }, requests);
        this.set({ waiting: 'dead' }, dead);
      } catch {
        // The rest of the scrape matters most when Redis is away; /readyz names the fault.
      }
    },
  });
}
