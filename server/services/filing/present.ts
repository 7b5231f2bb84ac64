import type { LifeState } from '../../contract/life.ts';
import { dayAt } from '../calendar/days.ts';
import type { Filing, Notice } from './ports.ts';
import { filingStatus } from './validity.ts';

export const presentNotice = ({ id, startsOn, endsOn, provisional, state, content }: Notice) => ({
  ...{ id, startsOn, endsOn, provisional, state },
  workingDays: content.workingDays,
});

export const presentFiling = (filing: Filing, state: LifeState, publicUrl: string, now: Date) => ({
  ...{ id: filing.id, number: filing.number, filedOn: filing.filedOn, validUntil: filing.validUntil },
  endedOn: filing.endedOn,
  status: filingStatus(state, filing.validUntil, dayAt(now)),
  verifyUrl: verifyUrl(publicUrl, filing.verifyCode),
});

export const verifyUrl = (publicUrl: string, code: string): string => `${publicUrl}/verify/${code}`;
