/** How a filing stands, in words and a sign. */
export const FILING_STATUS = {
  valid: { kind: 'done', text: '备案有效' },
  expired: { kind: 'missing', text: '备案已到期' },
  renewed: { kind: 'info', text: '已重新备案' },
  cancelled: { kind: 'refused', text: '备案已取消' },
} as const;
