export const PHONE = { width: 375, height: 812 };
/** What officers sit before, and the narrowest of it. */
export const DESK = { width: 1280, height: 800 };
export const SMALL_DESK = { width: 1024, height: 768 };
export const SMALL_PHONE = { width: 320, height: 640 };

export interface Look {
  theme?: 'system' | 'light' | 'dark';
  large?: boolean;
}

/** Sets what 显示 on the page 我的 would have set. */
export const lookScript = (look: Look): string =>
  `localStorage.setItem('lianbei.look', ${JSON.stringify(JSON.stringify(look))})`;
