import type { Messages } from './messages.ts';

/** A form in which a reader may want a guide that is not its page: how its file ends, and what it is called. */
export interface Form {
  ending: string;
  label: string;
}

/** JSON is for other programs, so readers are not told of it. */
export function formsOf(messages: Messages): Form[] {
  return [
    { ending: '.pdf', label: messages('ui.pdf') },
    { ending: '.txt', label: messages('ui.text') },
  ];
}
