import { files } from './profile/files.ts';
import { named } from './profile/named.ts';
import { text } from './profile/text.ts';
import { together } from './profile/together.ts';
import { values } from './profile/values.ts';

/**
 * What can be said about a profile. Keys are named as they are written (`kexts[].id`: the place tells which one);
 * `found` is a description that is ready to read, such as `the number 3` or `"blue"`.
 */
export const profile = { ...named, ...text, ...values, ...together, ...files };
