import { toast } from './dom.js';

/** What the page knows. `received` is when `now` was told, so that the clock runs on between two tellings. */
export const state = {
  title: '',
  menu: [],
  corpId: '',
  agentId: 0,
  callbackUrl: null,
  now: 0,
  offset: 0,
  received: 0,
  contacts: [],
  entries: new Map(),
  callbacks: new Map(),
  faults: [],
  problems: [],
  current: sessionStorage.getItem('contact'),
};

/** The stand-in's time. */
export const now = () => state.now + (performance.now() - state.received);

export const contact = () => state.contacts.find(({ userid }) => userid === state.current);
export const nameOf = (userid) => state.contacts.find((known) => known.userid === userid)?.name ?? userid;
export const entriesOf = (userid) => [...state.entries.values()].filter((entry) => entry.userid === userid);

/** A web address, opened as the person who is being played. */
export const asPlayed = (url) =>
  `/simulator/open?${new URLSearchParams({ userid: state.current ?? '', url }).toString()}`;
/** Only web addresses are ever opened. */
export const isWeb = (url) => /^https?:\/\//.test(url);

const listeners = new Map();
/** Topics: `all` (drawn anew), `entry`, `callback`, `contacts`, `settings`, `problem`, `current`. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}
export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

export function choose(userid) {
  state.current = userid;
  sessionStorage.setItem('contact', userid);
  tell('current');
}

const takeSettings = (settings) => Object.assign(state, settings, { received: performance.now() });

async function loadAll() {
  const response = await fetch('/simulator/state');
  const { entries, callbacks, ...rest } = await response.json();
  takeSettings(rest);
  state.entries = new Map(entries.map((entry) => [entry.seq, entry]));
  state.callbacks = new Map(callbacks.map((callback) => [callback.id, callback]));
  if (!contact()) state.current = state.contacts[0]?.userid ?? null;
  tell('all');
}

/** Follows the stand-in. Every (re)connection loads the whole state, so that nothing missed stays missed. */
export function follow() {
  const source = new EventSource('/simulator/events');
  const when = (type, take) => source.addEventListener(type, (event) => take(JSON.parse(event.data)));
  source.addEventListener(
    'open',
    () => void loadAll().catch(() => toast('读不到模拟器的状态，请确认它还在运行。')),
  );
  source.addEventListener('error', () => tell('lost'));
  when('entry', ({ entry }) => {
    state.entries.set(entry.seq, entry);
    tell('entry', entry);
  });
  when('callback', ({ callback }) => {
    state.callbacks.set(callback.id, callback);
    tell('callback', callback);
  });
  when('contact', (change) => {
    const others = state.contacts.filter(({ userid }) => userid !== change.contact.userid);
    const at = state.contacts.findIndex(({ userid }) => userid === change.contact.userid);
    others.splice(at === -1 ? others.length : at, 0, change.contact);
    state.contacts = others;
    tell('contacts');
  });
  when('problem', ({ problem }) => {
    state.problems.push(problem);
    tell('problem');
  });
  when('settings', async () => {
    const response = await fetch('/simulator/settings');
    takeSettings(await response.json());
    tell('settings');
  });
}

/** Asks the stand-in for something. A refusal is shown, and null comes back. */
export async function command(path, body, type = 'application/json') {
  const failed = (message) => {
    toast(message);
    return null;
  };
  try {
    const payload = type === 'application/json' ? JSON.stringify(body) : body;
    const response = await fetch(`/simulator/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: payload,
    });
    const answer = await response.json();
    return response.ok ? answer : failed(answer.message);
  } catch {
    return failed('连不上模拟器，请确认它还在运行，再试一次。');
  }
}

export const sendMessage = (message) => command('messages', { userid: state.current, message });
