/** A little below what WeCom allows (WeCom developer docs path/90312): what exceeds it is dropped without a word. */
export const MEMBER_LIMITS = { perMinute: 28, perHour: 950 };
export const CORP_LIMITS = { perMinute: 9_500, perHour: 145_000 };
