/** Strings become CDATA, numbers plain text, an array siblings of one name, an object child elements. */
export type XmlValue =
  string | number | readonly XmlValue[] | { readonly [name: string]: XmlValue | undefined };

/** Characters that no XML 1.0 document can hold, not even escaped; half a surrogate pair among them. */
const UNWRITABLE = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  'g',
);

/** One element in WeCom's way of writing, without a declaration. Entries whose value is undefined are left out. */
export function buildXml(name: string, value: XmlValue): string {
  if (Array.isArray(value)) return value.map((item: XmlValue) => buildXml(name, item)).join('');
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: XmlValue): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return cdata(value);
  return Object.entries(value)
    .filter((entry): entry is [string, XmlValue] => entry[1] !== undefined)
    .map(([name, inner]) => buildXml(name, inner))
    .join('');
}

/** `]]>` would end the section: it is shared out between two. */
function cdata(text: string): string {
  const writable = text.replace(UNWRITABLE, '').replaceAll(']]>', ']]]]><![CDATA[>');
  return `<![CDATA[${writable}]]>`;
}
