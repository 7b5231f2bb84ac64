import { reactive, watchEffect } from 'vue';

const KEY = 'lianbei.look';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

interface Look {
  /** `system` follows the phone. */
  theme: 'system' | 'light' | 'dark';
  /** 关怀模式. */
  large: boolean;
}

/** How the pages look for whoever uses this phone. */
export const look = reactive<Look>({ theme: 'system', large: false, ...kept() });

/** Puts the look on the document, now and whenever it or the phone's own changes. */
export function applyLook(): void {
  const apply = () => {
    const isDark = look.theme === 'dark' || (look.theme === 'system' && dark.matches);
    document.documentElement.setAttribute('theme-mode', isDark ? 'dark' : 'light');
    document.documentElement.dataset['type'] = look.large ? 'large' : 'standard';
  };
  watchEffect(() => {
    apply();
    keep({ ...look });
  });
  // Safari 13 and older webviews know only the older way to listen.
  if ('addEventListener' in dark) dark.addEventListener('change', apply);
}

function kept(): Partial<Look> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>;
  } catch {
    return {};
  }
}

function keep(state: Look): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // A webview that stores nothing keeps the look until it is closed.
  }
}
