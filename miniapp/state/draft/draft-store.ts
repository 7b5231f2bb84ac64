import { computed, shallowRef, triggerRef, type ComputedRef, type ShallowRef } from 'vue';
import { call, newId } from '../../api/index.ts';
import type { Answer } from '../../api/endpoints.ts';
import { contact } from '../session.ts';
import type { Edit, Field, Value } from './edits.ts';
import { createKeep } from './keep.ts';
import { localShelf } from './local-shelf.ts';
import { membersOf, type Member } from './members.ts';
import { createSaver, type Saver } from './saver.ts';

export type Application = Answer<'applications.read'>;

/** An application as the server has it, with what this phone has still to bring there. Shared by all pages of it. */
export interface Draft {
  application: ShallowRef<Application | null>;
  saver: Saver;
  /** Whether this phone keeps edits over a closed page. */
  kept: ShallowRef<boolean>;
  /** Whether anything was saved since the app was opened. */
  saved: ShallowRef<boolean>;
  /** The field whose conflict the person is looking at. */
  choosing: ShallowRef<string | null>;
  look(path: string | null): void;
  members: ComputedRef<{ listed: Member[]; removed: Member[] }>;
  learn(read: Application): void;
  valueOf(path: string): Value;
  editOf(path: string): Edit | undefined;
  fieldOf(path: string): Field | undefined;
  set(path: string, value: Value): void;
  /** Makes whatever reads it follow the saver. */
  watch(): Saver;
}

const drafts = new Map<string, Draft>();

/** The draft of an application as the person who is signed in edits it. */
export function draftOf(application: string): Draft {
  const prefix = `lianbei.draft.${contact.value?.id ?? ''}.${application}.`;
  const draft = drafts.get(prefix) ?? createDraft(application, prefix);
  drafts.set(prefix, draft);
  return draft;
}

function createDraft(id: string, prefix: string): Draft {
  const application = shallowRef<Application | null>(null);
  const [kept, saved, choosing] = [shallowRef(true), shallowRef(false), shallowRef<string | null>(null)];
  const changed = shallowRef(0);
  const take = (read: Application) => {
    if (read.version >= (application.value?.version ?? 0)) application.value = read;
  };
  const saver = createSaver({
    async send(changes, key) {
      const body = { changes: [...changes] };
      const answer = await call('applications.change', { params: { application: id }, body }, { key });
      take(answer.application);
      saved.value = true;
      return answer.results;
    },
    newKey: newId,
    keep: createKeep(localShelf(), prefix, () => (kept.value = false)),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    onChange: () => triggerRef(changed),
  });
  const watch = () => (void changed.value, saver);
  return {
    ...{ application, saver, kept, saved, choosing, watch },
    members: computed(() =>
      application.value ? membersOf(application.value, watch().edits) : { listed: [], removed: [] },
    ),
    learn(read) {
      take(read);
      saver.learn(read.fields);
    },
    valueOf: (path) => (watch().edits.get(path) ?? saver.known(path))?.value ?? null,
    editOf: (path) => watch().edits.get(path),
    fieldOf: (path) => watch().known(path),
    set: (path, value) => saver.set(path, value),
    look: (path) => void (choosing.value = path),
  };
}
