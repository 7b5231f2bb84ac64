/** A webview that forbids storage even refuses to name it. */
export function localShelf(): Storage {
  try {
    return localStorage;
  } catch {
    return sessionStorage;
  }
}
