import type { KeptJob } from './job.ts';
import type { JobKeep } from './transport.ts';

const NAME = 'lianbei.uploads';
const STORE = 'jobs';

/** Keeps files with their bytes in the browser's own database. */
export function createIndexedKeep(factory: IDBFactory | undefined): JobKeep {
  let opening: Promise<IDBDatabase> | null = null;

  const open = () => {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      if (!factory) return reject(new Error('no database'));
      const request = factory.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => reject(new Error('no database'));
    });
    opening.catch(() => (opening = null));
    return opening;
  };

  async function ask<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await open()).transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(new Error('not kept'));
    });
  }

  return {
    all: () => ask<KeptJob[]>('readonly', (store) => store.getAll()).catch(() => []),
    put: (job) =>
      ask('readwrite', (store) => store.put(job)).then(
        () => true,
        () => false,
      ),
    remove: (id) =>
      ask('readwrite', (store) => store.delete(id)).then(
        () => {},
        () => {},
      ),
  };
}
