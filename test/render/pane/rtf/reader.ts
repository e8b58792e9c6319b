/** What a strict reader finds in a text of RTF. */
export interface Read {
  /** Every control word, without its number. */
  words: ReadonlySet<string>;
  fonts: string;
  title: string;
  paragraphs: Paragraph[];
  links: Link[];
}

export interface Paragraph {
  /** Tabs and line breaks are in it as such. */
  text: string;
  /** The control words of the paragraph itself, with their numbers: `li416`. */
  format: readonly string[];
  /** What it holds in bold. */
  bold: string;
}

export interface Link {
  address: string;
  text: string;
}

interface State {
  bold: boolean;
  /** Whether it is what a link says. */
  link: boolean;
  /** Where text goes: the page, the address of a link, or a part of the head. */
  to: 'page' | 'fonts' | 'generator' | 'title' | 'address' | 'none';
}

/**
 * Reads RTF by the letter of its specification, and of it only what panes need. Throws where it is not plain ASCII, where
 * a group does not end, where a control word is not known, and where a character has no fallback of its own.
 */
export function readRtf(source: string): Read {
  if (!/^[\x20-\x7e\n]*$/.test(source)) throw new Error('Not plain ASCII.');
  if (!/^\{\\rtf1\\ansi[\s\S]*\}\n$/.test(source)) throw new Error('No RTF.');
  const read = { words: new Set<string>(), fonts: '', title: '', paragraphs: [], links: [] } as Read & {
    words: Set<string>;
  };
  const stack: State[] = [];
  let state: State = { bold: false, link: false, to: 'page' };
  let paragraph: { text: string; format: string[]; bold: string } | undefined;
  let isDone = false;
  const put = (text: string) => {
    if (state.to === 'none' || state.to === 'generator') return;
    if (state.to === 'fonts') read.fonts += text;
    else if (state.to === 'title') read.title += text;
    else if (state.to === 'address') read.links.at(-1)!.address += text;
    else {
      if (!paragraph) throw new Error(`Text outside of a paragraph: ${text}`);
      paragraph.text += text;
      if (state.bold) paragraph.bold += text;
      if (state.link) read.links.at(-1)!.text += text;
    }
  };
  const token = /([{}])|\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|(\n)|([^\\{}\n])/gy;
  while (token.lastIndex < source.length - 1) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (!match || isDone) throw new Error(`Not understood: ${source.slice(at, at + 20)}`);
    const [, group, word, number, hex, symbol, , text] = match;
    if (group === '{') stack.push({ ...state });
    else if (group === '}') {
      const before = stack.pop();
      if (!before) throw new Error('A group ends that did not begin.');
      state = before;
      isDone = stack.length === 0;
      if (isDone && paragraph) read.paragraphs.push(paragraph);
    } else if (word !== undefined) {
      if (!KNOWN.has(word)) throw new Error(`No control word that panes use: ${word}`);
      read.words.add(word);
      if (word === 'u') {
        put(String.fromCharCode(Number(number) & 0xffff));
        if (!source.startsWith("\\'3f", token.lastIndex))
          throw new Error('A character without its fallback.');
        token.lastIndex += 4;
      } else if (word === 'pard') paragraph = { text: '', format: [], bold: '' };
      else if (word === 'par') {
        read.paragraphs.push(paragraph!);
        paragraph = undefined;
      } else if (word === 'tab') put('\t');
      else if (word === 'line') put('\n');
      else if (word === 'b') state.bold = number !== '0';
      else if (word === 'fonttbl') state.to = 'fonts';
      else if (word === 'info') state.to = 'none';
      else if (word === 'title') state.to = 'title';
      else if (word === 'generator') state.to = 'generator';
      else if (word === 'fldinst') {
        state.to = 'address';
        read.links.push({ address: '', text: '' });
      } else if (word === 'fldrslt') state.link = true;
      else if (FORMATS.has(word)) paragraph!.format.push(word + (number ?? ''));
    } else if (hex !== undefined) throw new Error('A character of a code page.');
    else if (symbol === '~') put('\u00a0');
    else if (symbol === '*') {
      // What follows may be passed over by readers that do not know it.
    } else if (symbol !== undefined) {
      if (!/[\\{}]/.test(symbol)) throw new Error(`No control symbol that panes use: ${symbol}`);
      put(symbol);
    } else if (text !== undefined) put(text);
  }
  if (!isDone) throw new Error('A group does not end.');
  return read;
}

const FORMATS = new Set('li lin fi tx sb sl slmult ltrpar rtlpar qr keepn outlinelevel'.split(' '));
const KNOWN = new Set([
  ...FORMATS,
  ...'rtf ansi ansicpg uc deff deflang lang fonttbl f fswiss fmodern fcharset fs generator info title'.split(
    ' ',
  ),
  ...'pard par u tab line b i ul strike field fldinst fldrslt'.split(' '),
]);
