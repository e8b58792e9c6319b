import * as z from 'zod';
import { LIMITS } from '../limits.ts';

/**
 * The kinds of text that a profile holds. A check's message is never a sentence here: it says what is wanted, as it
 * stands behind "must be"; `BLANK` marks what counts as empty.
 */
export const BLANK = 'blank';

// Controls would break a page or a terminal; U+202A and the like turn the text that follows them.
const CONTROL = String.raw`\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069`;
const LINE = new RegExp(String.raw`^[^\u0000-\u001f${CONTROL}]*$`, 'u');
const TEXT = new RegExp(String.raw`^[^\u0000-\u0008\u000b\u000c\u000e-\u001f${CONTROL}]*$`, 'u');
const WEB = /^https?:\/\/[^\s"<>\\^`{|}]+$/;

/** One line of text that a page can show. */
export const line = (limit: number = LIMITS.name) =>
  z
    .string()
    .min(1)
    .max(limit)
    .regex(/\S/, { error: BLANK })
    .regex(LINE, { error: 'one line of plain text' })
    .refine(isWhole, { error: 'one line of plain text' });

/** A path; it starts at the folder of the profile. */
export const path = () => line(LIMITS.path);

/** Text that must look a certain way. */
export const pattern = (form: RegExp, wanted: string, limit: number = LIMITS.name) =>
  z.string().min(1).max(limit).regex(form, { error: wanted });

export const webAddress = () => {
  const wanted = 'a web address that starts with https:// or http://';
  return pattern(WEB, wanted, LIMITS.address).refine((text) => !WEB.test(text) || URL.canParse(text), wanted);
};

/**
 * The address of a folder. Behind it come the names of a product, a language and a page, and all of that must fit into a
 * QR code that a phone reads from paper, so it is short, escapes (`%C3%A9`) counted.
 */
export const hostedAt = () => {
  const wanted = `the address of a folder, of at most ${LIMITS.hosted} characters, without "?" and "#"`;
  return webAddress().refine(
    (text) => !URL.canParse(text) || (new URL(text).href.length <= LIMITS.hosted && !/[?#]/.test(text)),
    wanted,
  );
};

export const locale = () => {
  const wanted = 'a language tag such as "en", "de" or "pt-BR"';
  const form = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
  return pattern(form, wanted).refine((tag) => !form.test(tag) || isLanguageTag(tag), wanted);
};

/** Markdown: one text, or one for each language. */
export const prose = () => {
  const text = () =>
    z
      .string()
      .min(1)
      .max(LIMITS.prose)
      .regex(/\S/, { error: BLANK })
      .regex(TEXT, { error: 'plain text' })
      .refine(isWhole, { error: 'plain text' });
  return z.union([text(), z.record(locale(), text())]);
};

/** Half of a character (JSON can hold one as "\ud800") cannot be written as UTF-8. */
function isWhole(text: string): boolean {
  return text.isWellFormed();
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
