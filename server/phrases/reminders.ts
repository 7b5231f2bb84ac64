export const NO_REMINDER = '这件事已经办完，或者不再提醒了，不用再推迟。';
