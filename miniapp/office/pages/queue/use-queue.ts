import { computed, ref, shallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { call } from '../../../api/index.ts';
import { tellTrouble } from '../../../state/notices.ts';
import { useLoad } from '../../../state/use-load.ts';
import type { CaseLine, OfficeCase } from '../../state/case-words.ts';
import { shanghaiDay } from '../../state/shanghai-day.ts';
import { askedBy, readFilters, writeFilters, type Filters } from './filters.ts';

/** The list that the page's address asks for, as far as it has been read. */
export function useQueue() {
  const route = useRoute();
  const router = useRouter();
  const filters = computed(() => readFilters(route.query));
  const lines = shallowRef<CaseLine[]>([]);
  const next = ref<string | null>(null);
  const asking = ref(false);
  const asked = () => askedBy(filters.value, shanghaiDay(Date.now()));

  const loaded = useLoad(
    async (signal) => {
      const page = await call('office_cases.queue', { query: asked() }, { signal });
      lines.value = page.items;
      next.value = page.next;
      return page;
    },
    () => JSON.stringify(filters.value),
  );

  async function more(): Promise<void> {
    if (next.value === null || asking.value) return;
    asking.value = true;
    const before = JSON.stringify(filters.value);
    try {
      const page = await call('office_cases.queue', { query: { ...asked(), after: next.value } });
      if (JSON.stringify(filters.value) !== before) return;
      lines.value = [...lines.value, ...page.items];
      next.value = page.next;
    } catch (error) {
      tellTrouble(error);
    } finally {
      asking.value = false;
    }
  }

  const change = (changed: Partial<Filters>): void =>
    void router.replace({ query: writeFilters({ ...filters.value, ...changed }) });

  /** What an answer about one case says of its line. */
  function note(read: OfficeCase): void {
    lines.value = lines.value.map((line) =>
      line.id === read.id ? { ...line, ...lineOf(read, line) } : line,
    );
  }
  /** The whole list, as far as it goes. */
  const exportPath = computed(() => {
    const given = Object.entries(asked()).map(([name, value]): [string, string] => [name, String(value)]);
    return `/api/office/exports/cases.xlsx?${new URLSearchParams(given).toString()}`;
  });
  return { filters, exportPath, change, lines, next, asking, loaded, more, note };
}

function lineOf(read: OfficeCase, line: CaseLine): CaseLine {
  const keys = Object.keys(line) as (keyof CaseLine)[];
  return Object.fromEntries(keys.map((key) => [key, read[key]])) as unknown as CaseLine;
}
