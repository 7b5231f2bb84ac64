/** Runs work under one name in the order in which it came, and work under different names at once. */
export type OneAtATime = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function createOneAtATime(): OneAtATime {
  const latest = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = latest.get(name);
    const current = before === undefined ? work() : before.then(work, work);
    latest.set(name, current);
    const leave = () => {
      if (latest.get(name) === current) latest.delete(name);
    };
    current.then(leave, leave);
    return current;
  };
}
