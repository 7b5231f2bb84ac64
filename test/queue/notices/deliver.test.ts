import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryDesk } from '../../../server/stores/notices/desk.ts';
import { createOutbox } from '../../../server/stores/redis/outbox.ts';
import { encodeOutgoing } from '../../../server/stores/redis/outbox-entry.ts';
import { createLayout } from '../../../server/stores/redis/layout.ts';
import { DATABASES } from '../../setup/databases.ts';
import { randomId } from '../../setup/people.ts';
import { somebody } from './somebody.ts';
import { startStage, type Stage } from './stage.ts';

const SEND = '/cgi-bin/message/send';
const CORRECTION = {
  items: [{ title: '组建协议', reason: '缺少签章', link: '/applications/a/papers/agreement' }],
  count: 1,
  dueOn: '2026-12-10',
};

describe.each(DATABASES)('notices on %s', (_, database) => {
  let stage: Stage;
  beforeAll(async () => (stage = await startStage(database)));
  afterAll(() => stage.stop());
  beforeEach(() => {
    stage.simulator.clearFaults();
    stage.at('2026-11-26T10:10:00');
  });

  it('tell the lead unit what to correct, with the place where it is mended', async () => {
    const person = await somebody(stage);
    await person.happens('correction_requested', CORRECTION);
    await stage.run();
    const [card] = person.words();
    expect(card).toContain('申报材料需要补正');
    expect(card).toContain('组建协议：缺少签章');
    expect(card).toContain('2026年12月10日');
    expect(card).toMatch(/https:\/\/lianbei\.example\/applications\/a\/papers\/agreement\?notice=/);
    expect(await person.attempts()).toMatchObject([{ outcome: 'sent' }]);
  });

  it('are told once, however often an event was written and spread', async () => {
    const person = await somebody(stage);
    await person.happens('approved', {}, 'the same');
    await person.happens('approved', {}, 'the same');
    await Promise.all([stage.spread(), stage.spread()]);
    await stage.run();
    expect(person.told()).toHaveLength(1);
  });

  it('wait for the office to open, urgent ones excepted', async () => {
    const person = await somebody(stage);
    stage.at('2026-11-28T03:10:00');
    await person.happens('approved');
    await stage.run();
    expect(person.told()).toHaveLength(0);
    stage.at('2026-11-30T09:30:00');
    await stage.run();
    expect(person.told()).toHaveLength(1);
  });

  it('become one message where a person would get several on a day', async () => {
    const person = await somebody(stage);
    await person.happens('application_submitted', { number: 'BS1' });
    await stage.run();
    expect(person.told()).toHaveLength(1);
    await person.happens('review_begun');
    stage.pass(60_000);
    await person.happens('annual_accepted', { year: 2025 });
    await stage.run();
    expect(person.told()).toHaveLength(1);
    stage.at('2026-11-26T16:40:00');
    await stage.run();
    expect(person.told()).toHaveLength(2);
    expect(person.words()[1]).toMatch(/共2条.*已开始审核.*2025年度报告通过审核/s);
    const states = (await person.notices()).map(({ state, sentAt }) => [state, sentAt !== null]);
    expect(states.toSorted()).toEqual([
      ['in_digest', true],
      ['sent', true],
      ['sent', true],
    ]);
  });

  it('are no messages where a person wants none, unless they must be', async () => {
    const person = await somebody(stage);
    const at = new Date(stage.clock());
    for (const event of ['review_begun', 'approved'])
      await stage.prisma.noticePreference.create({
        data: { contactId: person.contact, event, wanted: false, changedAt: at },
      });
    await person.happens('review_begun');
    await person.happens('approved');
    await stage.run();
    expect(person.words()).toEqual([expect.stringContaining('审核通过')]);
    expect((await person.notices()).map(({ state }) => state).toSorted()).toEqual(['not_wanted', 'sent']);
  });

  it('wait for an officer where the person cannot be written to', async () => {
    const person = await somebody(stage, { identity: `wecom:another:external:${randomId()}` });
    await person.happens('approved');
    await person.happens('review_begun');
    await stage.run();
    expect((await person.notices()).map(({ state }) => state).toSorted()).toEqual(['failed', 'inbox_only']);
    expect(await person.attempts()).toMatchObject([{ outcome: 'failed', reason: 'no_channel' }]);
  });

  it('are shown once though nobody heard that they were taken', async () => {
    const person = await somebody(stage);
    stage.simulator.setFault({ kind: 'dropped', path: SEND, calls: 1 });
    await person.happens('approved');
    await stage.run();
    stage.pass(30_000);
    await stage.run();
    expect(person.told()).toHaveLength(1);
    expect((await person.attempts()).map(({ outcome }) => outcome)).toEqual(['retry', 'sent']);
  });

  it('are left to an officer where they may have arrived and can no longer be told apart', async () => {
    const person = await somebody(stage);
    await person.happens('approved');
    await stage.spread();
    const [id] = await stage.queue();
    // A process that sent it and was killed, and a night without any.
    await stage.prisma.notice.update({ where: { id: id! }, data: { doubtSince: new Date(stage.clock()) } });
    stage.pass(5 * 3_600_000);
    await stage.run();
    expect(person.told()).toHaveLength(0);
    expect(await person.attempts()).toMatchObject([{ outcome: 'failed', reason: 'in_doubt' }]);
  });

  it('are queued again where the queue has lost them', async () => {
    const person = await somebody(stage);
    await person.happens('approved');
    await stage.spread();
    expect(await stage.queue()).toHaveLength(1);
    expect(await stage.queue()).toHaveLength(0);
    stage.pass(130_000);
    await stage.run();
    expect(person.told()).toHaveLength(1);
  });

  it('are repeated after what passes, and given to an officer after what does not', async () => {
    const person = await somebody(stage);
    stage.simulator.setFault({ kind: 'busy', path: SEND, calls: 1 });
    await person.happens('approved');
    await stage.run();
    expect((await person.notices())[0]).toMatchObject({ state: 'waiting', doubtSince: null, failures: 1 });
    const gone = await somebody(stage, { identity: `wecom:${stage.corpId}:nobody-${randomId()}` });
    await gone.happens('approved');
    stage.pass(60_000);
    await stage.run();
    expect(person.told()).toHaveLength(1);
    expect((await gone.notices())[0]!.state).toBe('failed');
  });

  it('are sent again by hand, whatever was sent before, and once for a tap', async () => {
    const desk = createDeliveryDesk(stage.prisma);
    const person = await somebody(stage);
    await person.happens('approved');
    await stage.run();
    const { id } = (await person.notices())[0]!;
    const asked = { notice: id, officer: person.contact, key: randomId(), now: new Date(stage.clock()) };
    expect(await desk.resend(asked)).toBe(false);
    await stage.prisma.notice.update({ where: { id }, data: { state: 'failed' } });
    expect([await desk.resend(asked), await desk.resend(asked)]).toEqual([true, true]);
    await stage.run();
    expect(person.told()).toHaveLength(2);
    expect((await person.attempts()).map(({ outcome }) => outcome)).toEqual(['sent', 'asked', 'sent']);
  });

  it('share what a person may be sent in a minute with the conversation', async () => {
    const person = await somebody(stage);
    const outbox = createOutbox(stage.redis, {
      ...{ lease: 10_000, limits: { path: SEND, perMinute: 28, perHour: 950 } },
    });
    const { lane, person: keys } = keysOf(person.identity);
    for (let index = 0; index < 20; index += 1) {
      const entry = { id: `c${index}`, at: stage.clock(), outgoing: { path: SEND, body: {} } };
      await stage.redis.rpush(keys.outbox, encodeOutgoing(entry));
    }
    await stage.redis.zadd(lane.due, 0, person.identity);
    let claimed = await outbox.claim(person.identity, 'h0', stage.clock());
    for (let index = 1; claimed.type === 'send'; index += 1)
      claimed = await outbox.finish(claimed.claim, `h${index}`, stage.clock());
    for (let index = 0; index < 12; index += 1) await person.happens('approved', { index });
    await stage.run();
    expect(person.told()).toHaveLength(8);
    stage.pass(62_000);
    await stage.run();
    expect(person.told()).toHaveLength(12);
    expect(stage.simulator.problems().filter(({ kind }) => kind === 'dropped')).toEqual([]);
  });
});

function keysOf(identity: string) {
  const layout = createLayout();
  return { lane: layout.lane(layout.laneOf(identity)), person: layout.person(identity) };
}
