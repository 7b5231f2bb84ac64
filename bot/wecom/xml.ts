import { CallbackError } from './callback-error.ts';

/**
 * The small part of XML that WeCom writes: elements, text, CDATA. There is no way to declare or expand an entity and
 * no DOCTYPE, comment or processing instruction: what is not in the grammar is refused, in one pass over the text.
 */
export interface XmlElement {
  readonly name: string;
  /** The element's own text, CDATA included; ids stay strings (a MsgId exceeds 2^53). */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface OpenElement {
  name: string;
  text: string;
  children: OpenElement[];
}

/** WeCom's own callbacks are a few kilobytes: a pasted essay of 20,000 characters, enciphered, still fits. */
export const MAX_XML_LENGTH = 128 * 1024;
/** The deepest of WeCom's (an approval's items) is 7. */
const MAX_DEPTH = 16;

const PROLOGUE = /\uFEFF?\s*(?:<\?xml\s[^<>]*\?>)?\s*/y;
/** 1: closing slash, 2: name, 3: self-closing slash. Attributes are passed over: WeCom has none that matter. */
const TAG = /<(\/?)([A-Za-z_][\w.-]*)(?:\s[^<>]*?)?(\/?)>/y;
const CDATA_START = '<![CDATA[';
const CDATA_END = ']]>';

/** The root element. Throws CallbackError `bad_xml` or `too_large`. */
export function parseXml(source: string): XmlElement {
  if (source.length > MAX_XML_LENGTH) throw new CallbackError('too_large', 'The XML is too long.');
  const top: OpenElement = { name: '', text: '', children: [] };
  const open: OpenElement[] = [top];
  PROLOGUE.lastIndex = 0;
  PROLOGUE.test(source);
  for (let at = PROLOGUE.lastIndex; at < source.length;) {
    const inside = open[open.length - 1]!;
    if (source[at] !== '<') {
      const end = source.indexOf('<', at);
      inside.text += plainText(source.slice(at, end === -1 ? source.length : end));
      at = end === -1 ? source.length : end;
    } else if (source.startsWith(CDATA_START, at)) {
      const end = source.indexOf(CDATA_END, at);
      if (end === -1) throw badXml('a CDATA section is not closed');
      inside.text += withoutCarriageReturns(source.slice(at + CDATA_START.length, end));
      at = end + CDATA_END.length;
    } else {
      at = readTag(source, at, open);
    }
  }
  const root = top.children[0];
  if (open.length > 1 || !root) throw badXml('an element is not closed, or there is none');
  if (top.children.length > 1 || top.text.trim() !== '') throw badXml('something stands beside the root');
  return root;
}

/** Text of the first child of that name; empty where there is none. */
export function childText(element: XmlElement, name: string): string {
  return childOf(element, name)?.text ?? '';
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** All children of that name: one, several or none give an array alike. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Opens, closes or adds one element; returns where the tag ends. */
function readTag(source: string, at: number, open: OpenElement[]): number {
  TAG.lastIndex = at;
  const tag = TAG.exec(source);
  if (!tag) throw badXml('only elements, text and CDATA are read');
  const [, closing, name = '', selfClosing] = tag;
  const inside = open[open.length - 1]!;
  if (closing) {
    if (open.length === 1 || inside.name !== name || selfClosing) throw badXml('elements are not nested');
    open.pop();
    return TAG.lastIndex;
  }
  if (open.length > MAX_DEPTH) throw badXml('elements are nested too deeply');
  const element: OpenElement = { name, text: '', children: [] };
  inside.children.push(element);
  if (!selfClosing) open.push(element);
  return TAG.lastIndex;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plainText(text: string): string {
  if (!text.includes('&')) return withoutCarriageReturns(text);
  return withoutCarriageReturns(text).replace(
    /&(?:#([0-9]{1,7});|#x([0-9a-fA-F]{1,6});|(lt|gt|amp|quot|apos);)?/g,
    (_, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name) return NAMED[name]!;
      const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : Infinity;
      if (point > 0x10ffff) throw badXml('an entity is not one of the five');
      return String.fromCodePoint(point);
    },
  );
}

/** XML reads every line end as one newline. */
function withoutCarriageReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function badXml(fault: string): CallbackError {
  return new CallbackError('bad_xml', `The XML cannot be read: ${fault}.`);
}
