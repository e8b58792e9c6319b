import { InvalidArgumentError } from 'commander';

/** A text that says something: nobody means an empty variable of a script, or the name of the next option. */
export function given(what: string): (text: string) => string {
  return (text) => {
    if (text.trim() === '' || text.startsWith('--')) throw new InvalidArgumentError(`Give ${what}.`);
    return text;
  };
}

/** The parts of a list with commas, of which there is at least one. */
export function list(what: string): (text: string) => string[] {
  return (text) => {
    const parts = text.split(',').map((part) => part.trim());
    const said = parts.filter(Boolean);
    given(what)(said[0] ?? '');
    return said;
  };
}

export function count(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Give a number from 1 to 999.');
  return Number(text);
}
