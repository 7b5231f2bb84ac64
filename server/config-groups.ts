/** Faults that no single setting shows: groups given by halves, and what production must not run on. */

const APP = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_SECRET',
  'WECOM_CALLBACK_TOKEN',
  'WECOM_CALLBACK_AES_KEY',
] as const;
const NEEDS_APP = ['WECOM_KF_ID', 'WECOM_API_BASE', 'WECOM_OAUTH_BASE', 'WECOM_LOGIN_BASE'] as const;
const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;
const SECRETS = ['WECOM_SECRET', 'WECOM_CALLBACK_TOKEN', 'WECOM_CALLBACK_AES_KEY'] as const;

/** Published samples of the WeCom developer docs (path/90968), which anyone can sign with. */
const PUBLISHED = new Set(['QDG6eK', 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C']);
const PLACEHOLDER =
  /change.?me|placeholder|stand.?in|simulator|example|^your|^(secret|token|password|test)$|^(.)\2*$/i;

type Given = Readonly<Record<string, string>>;

export const groupFaults = (given: Given): string[] => [...appFaults(given), ...s3Faults(given)];

/** The self-built app's settings stand or fall together; what belongs to it makes no sense without it. */
function appFaults(given: Given): string[] {
  const missing = APP.filter((name) => !(name in given));
  if (missing.length === 0) return [];
  const present = [...APP, ...NEEDS_APP].filter((name) => name in given);
  if (present.length === 0) return [];
  return [
    `${missing.join(', ')} must be set too, because ${present.join(', ')} is: give the whole WeCom app, or none of it for the local stand-in.`,
  ];
}

function s3Faults(given: Given): string[] {
  const missing = S3.filter((name) => !(name in given));
  if (missing.length === 0 || missing.length === S3.length) return [];
  const present = S3.filter((name) => name in given);
  return [
    `${missing.join(', ')} must be set too, because ${present.join(', ')} is: give the whole object store, or none of it to keep files under DATA_DIR.`,
  ];
}

/** Production keeps people's data and speaks to the real service, so nothing made up may slip in. */
export function productionFaults(given: Given): string[] {
  if (given['NODE_ENV'] !== 'production') return [];
  const faults = [];
  if (!('DATABASE_URL' in given)) {
    faults.push('DATABASE_URL must be set in production: the embedded database is for development.');
  }
  if (!('REDIS_URL' in given)) {
    faults.push('REDIS_URL must be set in production: the embedded Redis is for development.');
  }
  if (![...APP, ...NEEDS_APP].some((name) => name in given)) {
    faults.push(`${APP.join(', ')} must be set in production: the stand-in for WeCom is for development.`);
  }
  return [...faults, ...madeUpSecrets(given), ...madeUpKeys(given), ...madeUpPasswords(given)];
}

function madeUpSecrets(given: Given): string[] {
  return SECRETS.filter((name) => {
    const value = given[name];
    return value !== undefined && (PUBLISHED.has(value) || PLACEHOLDER.test(value));
  }).map((name) => `${name} is a sample or made-up value: take the real one from the WeCom admin console.`);
}

function madeUpKeys(given: Given): string[] {
  return (['S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const)
    .filter((name) => PLACEHOLDER.test(given[name] ?? 'absent'))
    .map((name) => `${name} is a sample or made-up value: take the real one from the object store.`);
}

function madeUpPasswords(given: Given): string[] {
  return ['DATABASE_URL', 'REDIS_URL']
    .filter((name) => {
      const value = given[name];
      if (value === undefined || !URL.canParse(value)) return false;
      const password = decodeURIComponent(new URL(value).password);
      return /change.?me|placeholder/i.test(password);
    })
    .map((name) => `${name} still holds a placeholder for its password.`);
}
