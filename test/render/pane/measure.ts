import type { Window } from './window.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Some words of a page as they are drawn: one box for each line. */
export interface Words {
  text: string;
  size: number;
  color: string;
  opacity: number;
  /** Backgrounds below them, the nearest first. */
  behind: string[];
  boxes: Box[];
}

export interface Measured {
  /** The room, and what the page takes of it. */
  width: number;
  height: number;
  scrollWidth: number;
  scrollHeight: number;
  /** Elements that hide what does not fit into them. */
  hiding: string[];
  words: Words[];
}

/** Asks a page for everything that is drawn on it, once its fonts are there. */
export function measure(window: Window): Promise<Measured> {
  return window.ask(MEASURE);
}

const MEASURE = `document.fonts.ready.then(() => {
  const root = document.documentElement;
  const upwards = (element) => (element ? [element, ...upwards(element.parentElement)] : []);
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeValue.trim() === '') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const styles = upwards(node.parentElement).map((element) => getComputedStyle(element));
    words.push({
      text: node.nodeValue,
      size: parseFloat(styles[0].fontSize),
      color: styles[0].webkitTextFillColor,
      opacity: styles.reduce((product, { opacity }) => product * opacity, 1),
      behind: styles.map(({ backgroundColor }) => backgroundColor),
      boxes: [...range.getClientRects()].map(({ left, top, right, bottom }) => ({
        left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY,
      })),
    });
  }
  const hiding = [...document.querySelectorAll('body *')]
    .filter((element) => !/^visible/.test(getComputedStyle(element).overflow)
      || getComputedStyle(element).visibility !== 'visible' || getComputedStyle(element).display === 'none')
    .map((element) => element.outerHTML.slice(0, 80));
  return {
    width: root.clientWidth, height: root.clientHeight, scrollWidth: root.scrollWidth, scrollHeight: root.scrollHeight,
    hiding, words,
  };
})`;

/** Words that are not wholly on the page, or not drawn at all. */
export function cutOff({ words, hiding, width, scrollHeight, height }: Measured): string[] {
  const end = Math.max(scrollHeight, height) + 0.5;
  const isWhole = ({ left, top, right, bottom }: Box) =>
    left >= -0.5 && top >= -0.5 && right <= width + 0.5 && bottom <= end;
  const lost = words.filter(({ boxes }) => boxes.length === 0 || !boxes.every(isWhole));
  return [...hiding, ...lost.map(({ text }) => text)];
}

/** Pairs of words that are drawn over each other: by more than the air that a font has above and below its letters. */
export function overlapping({ words }: Measured): string[] {
  const air = (size: number) => 0.15 * size;
  const all = words
    .flatMap(({ text, size, boxes }) => boxes.map((box) => ({ ...box, text, size })))
    .sort((a, b) => a.top - b.top);
  return all.flatMap((one, number) => {
    const later = all.slice(number + 1);
    const below = later.findIndex(({ top }) => top >= one.bottom);
    return (below < 0 ? later : later.slice(0, below))
      .filter(
        (other) =>
          one.bottom - other.top > air(Math.max(one.size, other.size)) &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1,
      )
      .map((other) => `${one.text} / ${other.text}`);
  });
}

/** Words whose contrast with what is behind them is below what WCAG 2 asks of small text. */
export function unreadable({ words }: Measured, ground: string): string[] {
  return words
    .map((one) => ({ text: one.text, ratio: contrast(one, ground) }))
    .filter(({ ratio }) => ratio < 4.5)
    .map(({ text, ratio }) => `${ratio.toFixed(1)}: ${text}`);
}

type Color = readonly [red: number, green: number, blue: number, alpha: number];

function contrast({ color, opacity, behind }: Words, ground: string): number {
  const below = [...behind].reverse().reduce((under, over) => blend(parse(over), under), parse(ground));
  const [red, green, blue, alpha] = parse(color);
  const [darker, lighter] = [below, blend([red, green, blue, alpha * opacity], below)]
    .map(luminance)
    .sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function blend([...over]: Color, under: Color): Color {
  const alpha = over[3];
  const mix = (part: 0 | 1 | 2) => over[part] * alpha + under[part] * (1 - alpha);
  return [mix(0), mix(1), mix(2), 1];
}

function parse(color: string): Color {
  const numbers = /^rgba?\(([\d., ]+)\)$/.exec(color)?.[1];
  if (numbers === undefined) throw new Error(`No color that is understood here: ${color}`);
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers.split(',').map(Number);
  return [red, green, blue, alpha];
}

/** The relative luminance of WCAG 2. */
function luminance(color: Color): number {
  const [red, green, blue] = color.slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
