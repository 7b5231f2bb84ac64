let last = 0;

/** An id for joining a label to what it names, different for every use. */
export const useId = (): string => `lb-${++last}`;
