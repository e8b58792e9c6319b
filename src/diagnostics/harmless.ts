/** A text in which whatever could steer a terminal, or turn the text around it, is written out: ESC becomes `\u{1b}`. */
export function harmless(text: string): string {
  return text.replaceAll(STEERING, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The same for a text whose columns must stay where they are: one sign for one character. Tabs stay. */
export function harmlessInPlace(text: string): string {
  return text.replaceAll(STEERING, (character) => (character === '\t' ? character : '\ufffd'));
}

const STEERING = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
