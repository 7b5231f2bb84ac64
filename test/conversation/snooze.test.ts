import { describe, expect, it } from 'vitest';
import type { ApplicationNow } from '../../bot/conversation/types.ts';
import { MONDAY, talkTo, type Talk } from './talk.ts';

const NOW_OF: ApplicationNow = {
  ...{ id: 'a'.repeat(22), version: 1, title: '谐波减速器创新联合体', state: 'filed', number: 'R1' },
  ...{ verdict: null, papers: { ready: 1, wanted: 1 }, missing: [] },
};

function talkOf(state: string | null): Talk {
  const talk = talkTo();
  talk.say('你好');
  if (state !== null) talk.send({ type: 'sync', application: { ...NOW_OF, state }, facts: {} });
  talk.say('你好');
  return talk;
}

describe('a reminder put off in chat', () => {
  it('is said back as a date and asked of the world', () => {
    const talk = talkOf('filed');
    const turn = talk.say('下周三再提醒我');
    expect(talk.text).toMatch(/^好的，12月2日（周三）再提醒您。/);
    expect(turn.requests).toEqual([
      {
        ...{ type: 'snooze_reminders', application: NOW_OF.id },
        until: Date.parse('2026-12-02T00:00:00+08:00'),
        at: expect.closeTo(MONDAY, -5),
      },
    ]);
    expect(turn.intent).toBe('command');
  });

  it('until after a holiday is promised no date: its days off are published year by year', () => {
    const talk = talkOf('filed');
    expect(talk.say('过完年再提醒我').requests).toMatchObject([
      { type: 'snooze_reminders', until: Date.parse('2027-02-09T00:00:00+08:00') },
    ]);
    expect(talk.text).toMatch(/^好的，春节放假结束、恢复上班后（以公布的放假安排为准）再提醒您。/);
  });

  it('is meant by 过两天再说 where no question waits', () => {
    const talk = talkOf('correction_requested');
    expect(talk.say('过两天再说').requests).toMatchObject([{ type: 'snooze_reminders' }]);
    expect(talk.text).toContain('11月25日（周三）');
  });

  it('is not meant by 过两天再说 where one waits, and changes no answer', () => {
    const talk = talkOf('filed');
    talk.say('开始自查');
    const { facts } = talk.state;
    expect(talk.say('过两天再说').requests).toEqual([]);
    expect(talk.state.facts).toEqual(facts);
  });

  it('leaves a pending question where it was', () => {
    const talk = talkOf('filed');
    const { asking } = talk.say('开始自查');
    const turn = talk.say('明天下午三点再提醒我');
    expect(turn.asking).toBe(asking);
    expect(talk.text).toContain('11月24日（周二）15:00');
  });

  it('is nothing to somebody of whom nothing is wanted', () => {
    for (const state of [null, 'draft', 'submitted']) {
      const talk = talkOf(state);
      expect(talk.say('明天再提醒我').requests).toEqual([]);
      expect(talk.text).toContain('现在没有要提醒您的事');
    }
  });

  it('cannot be done away with, and says how it can be put off', () => {
    const talk = talkOf('filed');
    expect(talk.say('别再提醒我了').requests).toEqual([]);
    expect(talk.text).toContain('下周三再提醒我');
  });
});
