/** Marks a note to whoever completes a draft; such notes do not belong in what is handed in. */
export const GUIDANCE = '【填写提示】';
