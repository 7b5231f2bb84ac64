/** The values most recently set or asked for, at most `capacity` of them. */
export interface Recent<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

/** A map lists its keys in the order in which they were put in, so the one longest unused is the first. */
export function createRecent<T>(capacity: number): Recent<T> {
  const values = new Map<string, T>();
  function put(key: string, value: T): void {
    values.delete(key);
    values.set(key, value);
  }
  return {
    get(key) {
      const value = values.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(key, value) {
      put(key, value);
      if (values.size > capacity) values.delete(values.keys().next().value!);
    },
    delete: (key) => void values.delete(key),
  };
}
