import type { Profile } from '../read/profile/profile.ts';
import type { Messages } from './messages.ts';

/** Whom to ask: a line over the list of contacts that a page sets below it; a sentence by itself where there is none. */
export function helpOf({ product }: Profile, messages: Messages): string {
  const { url, email, phone } = product.support;
  const isReachable = [url, email, phone].some((contact) => contact !== undefined);
  return messages(isReachable ? 'help.contact' : 'help.ask', {
    vendor: product.vendor,
    product: product.name,
  });
}
