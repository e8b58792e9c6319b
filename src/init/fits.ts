import { path as pathSchema, prose } from '../read/profile/schema/formats.ts';
import { product } from '../read/profile/schema/product.ts';

/** Whether a profile may hold it: what is found in files may be longer than a page can show. */
export const fits = {
  name: (text: string) => product.shape.name.safeParse(text).success,
  vendor: (text: string) => product.shape.vendor.safeParse(text).success,
  prose: (text: string) => prose().safeParse(text).success,
  path: (text: string) => pathSchema().safeParse(text).success,
} as const;
