import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { buildXml } from '../../bot/wecom/build-xml.ts';
import { CallbackError } from '../../bot/wecom/callback-error.ts';
import { childrenOf, childOf, childText, MAX_XML_LENGTH, parseXml } from '../../bot/wecom/xml.ts';
import { createRandom } from './random.ts';
import { received } from './vectors.ts';

const SEED = 20250802;

function refusalOf(source: string): string {
  try {
    parseXml(source);
  } catch (error) {
    if (error instanceof CallbackError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('reading', () => {
  it('reads the platform’s own sample, with the id that is beyond 2^53 as it stands', () => {
    const root = parseXml(received[0].message);
    expect(childText(root, 'Content')).toBe('hello');
    expect(childText(root, 'MsgId')).toBe('4561255354251345929');
    expect(childText(root, 'NotThere')).toBe('');
  });

  it('gives one entry and several alike as a list', () => {
    const one = parseXml('<xml><L><I>a</I></L></xml>');
    const two = parseXml('<xml><L><I>a</I><I><![CDATA[b]]></I></L></xml>');
    const texts = (root: ReturnType<typeof parseXml>) =>
      childrenOf(childOf(root, 'L'), 'I').map((item) => item.text);
    expect(texts(one)).toEqual(['a']);
    expect(texts(two)).toEqual(['a', 'b']);
    expect(texts(parseXml('<xml><L/></xml>'))).toEqual([]);
    expect(texts(parseXml('<xml/>'))).toEqual([]);
  });

  it('reads the five entities and numbered characters outside CDATA, and nothing inside it', () => {
    const root = parseXml(
      '<xml><a>&lt;&amp;&gt;&quot;&apos;&#23453;&#x5c71;</a><b><![CDATA[&lt;<c>]]></b></xml>',
    );
    expect(childText(root, 'a')).toBe('<&>"\'宝山');
    expect(childText(root, 'b')).toBe('&lt;<c>');
  });

  it('passes over a declaration, a byte order mark, attributes and white space', () => {
    const root = parseXml(
      '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<xml v="1/">\n<a b=\'2\' />\r\n<c>1\r\n2</c ></xml>\n',
    );
    expect(childText(root, 'c')).toBe('1\n2');
    expect(root.children.map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('holds names that mean something to JavaScript as names', () => {
    const root = parseXml(
      '<xml><__proto__><polluted>1</polluted></__proto__><constructor>2</constructor></xml>',
    );
    expect(childText(root, 'constructor')).toBe('2');
    expect('polluted' in {}).toBe(false);
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['text', 'hello'],
    ['JSON', '{"xml":1}'],
    ['an element left open', '<xml><a>1'],
    ['elements that cross', '<xml><a><b></a></b></xml>'],
    ['an end without a start', '</xml>'],
    ['two roots', '<xml/><xml/>'],
    ['text beside the root', '<xml/>x'],
    ['CDATA left open', '<xml><![CDATA[x</xml>'],
    ['a comment', '<xml><!-- x --></xml>'],
    ['a processing instruction', '<xml><?php x ?></xml>'],
    ['an entity of its own', '<xml>&a;</xml>'],
    ['a bare ampersand', '<xml>a & b</xml>'],
    ['a character beyond Unicode', '<xml>&#x110000;</xml>'],
    ['a closing tag that closes itself', '<xml></xml/>'],
  ])('%s', (_, source) => {
    expect(refusalOf(source)).toBe('bad_xml');
  });

  it('a DOCTYPE, with the entities that it would declare', () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    );
    expect(refusalOf(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><xml>&l9;</xml>`)).toBe('bad_xml');
    expect(refusalOf('<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml>1</xml>')).toBe('bad_xml');
    expect(
      refusalOf('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml>&e;</xml>'),
    ).toBe('bad_xml');
  });

  it('elements nested without end, and bodies without measure', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(refusalOf(nested(16))).toBe('accepted');
    expect(refusalOf(nested(17))).toBe('bad_xml');
    expect(refusalOf(nested(10_000))).toBe('bad_xml');
    expect(refusalOf(`<xml>${'x'.repeat(MAX_XML_LENGTH)}</xml>`)).toBe('too_large');
  });

  it('takes no longer than the length of the text deserves, whatever it repeats', () => {
    const pieces = [
      '<',
      '<a',
      '<a ',
      '<a b="',
      '&',
      '&#',
      '&#1;',
      '<![CDATA[',
      ']]>',
      '<!',
      '</',
      '\r',
      ' ',
      '<a/>',
      "<a b='x' />",
    ];
    const started = performance.now();
    for (const piece of pieces) {
      const filling = piece.repeat(Math.floor((MAX_XML_LENGTH - 20) / piece.length));
      for (const source of [filling, `<xml>${filling}</xml>`, `<xml ${filling}></xml>`]) refusalOf(source);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('writing', () => {
  it('writes text as CDATA, numbers bare, lists as siblings, and leaves out what is undefined', () => {
    expect(buildXml('xml', { Text: '<&>', Id: 7, Items: { Item: ['a', 'b'] }, Gone: undefined })).toBe(
      '<xml><Text><![CDATA[<&>]]></Text><Id>7</Id><Items><Item><![CDATA[a]]></Item><Item><![CDATA[b]]></Item></Items></xml>',
    );
  });

  it('carries the end of a CDATA section inside a text', () => {
    for (const text of [']]>', ']]]]>>', 'a]]>b]]>', ']]', '>', '<![CDATA[x]]>']) {
      expect(childText(parseXml(buildXml('xml', { a: text })), 'a')).toBe(text);
    }
  });

  it('drops the characters that no XML can hold', () => {
    const written = buildXml('xml', { a: 'x\u0000\u000b\ud800y\udc00\uffff\tz😀' });
    expect(childText(parseXml(written), 'a')).toBe('xy\tz😀');
  });

  it(`is read back the same, here and by an independent parser, seed ${SEED}`, () => {
    const random = createRandom(SEED);
    const other = new XMLParser({ parseTagValue: false, trimValues: false, processEntities: false });
    for (let round = 0; round < 500; round += 1) {
      const texts = Array.from({ length: 2 + random.below(4) }, () => `x${random.text(random.below(40))}`);
      const written = buildXml('xml', { Text: texts, Inner: { Text: texts[0]! } });
      const root = parseXml(written);
      expect(childrenOf(root, 'Text').map((item) => item.text)).toEqual(texts);
      expect(childText(childOf(root, 'Inner')!, 'Text')).toBe(texts[0]);
      expect(other.parse(written)).toEqual({ xml: { Text: texts, Inner: { Text: texts[0] } } });
    }
  });
});
