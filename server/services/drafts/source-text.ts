import type { Facts, FactValue, Pack } from '../../../bot/policy/pack.ts';
import { reader } from '../../../bot/policy/facts.ts';
import type { Fact } from '../../../bot/policy/schema.ts';
import type { ApplicationView } from './application-view.ts';

/** What a source of the pack (`fact.ID`, `form.ID`, `organisation.name`) comes to in words; null while nothing is known. */
export function sourceText(pack: Pack, view: ApplicationView, source: string): string | null {
  if (source === 'organisation.name') return given(view.organisation.name);
  if (source === 'organisation.code') return given(view.organisation.code);
  if (source.startsWith('form.')) return given(view.form[source.slice('form.'.length)]);
  if (!source.startsWith('fact.')) return null;
  const id = source.slice('fact.'.length);
  const text = factText(pack, view.facts, id);
  // The organisation that applies is the lead unit until the check knows another name of it.
  return text ?? (id === pack.form.lead_name_fact ? given(view.organisation.name) : null);
}

const given = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

function factText(pack: Pack, facts: Facts, id: string): string | null {
  const fact = pack.facts.get(id);
  const value = reader(pack, facts)(id);
  if (fact === undefined || value === undefined || value === 'unsure') return null;
  return valueText(fact, value);
}

function valueText(fact: Fact, value: FactValue): string | null {
  switch (fact.type) {
    case 'choice':
      return fact.options.find(({ id }) => id === value)?.label ?? null;
    case 'set': {
      const chosen = fact.options.filter(({ id }) => (value as readonly string[]).includes(id));
      return given(chosen.map(({ label }) => label).join('、'));
    }
    case 'count':
      return String(value);
    case 'text':
      return given(String(value));
    case 'yes_no':
      return null;
  }
}
