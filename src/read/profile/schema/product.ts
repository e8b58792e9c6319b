import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { hostedAt, line, path, pattern, webAddress } from './formats.ts';

const SLUG = /^[a-z0-9][a-z0-9-]*$/;
const COLOUR = /^#[0-9A-Fa-f]{6}$/;
const EMAIL = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\.]+(\.[^\s@<>"(),:;\\.]+)+$/;
const PHONE = /^[+(]?[0-9][0-9A-Za-z ()./+-]{2,}$/;

const support = z
  .strictObject({
    url: webAddress()
      .optional()
      .meta({
        description: 'The page where users find help.',
        examples: ['https://acme.example/support'],
      }),
    email: pattern(EMAIL, 'an e-mail address such as "help@acme.example"')
      .optional()
      .meta({
        description: 'The e-mail address for users who need help.',
        examples: ['help@acme.example'],
      }),
    phone: pattern(PHONE, 'a telephone number such as "+49 30 1234567"')
      .optional()
      .meta({ description: 'The telephone number for users who need help.', examples: ['+49 30 1234567'] }),
    guides: hostedAt()
      .optional()
      .meta({
        description:
          'The address where the output folder will be hosted, as a folder. Each PDF then shows the address of its own guide on the web, and a QR code of it, so that readers can go on by phone while their Mac is in macOS Recovery.',
        examples: ['https://acme.example/guides/'],
      }),
  })
  .meta({ description: 'Whom a reader can ask, and where the guides will be found.' });

/** What the product is and who makes it. */
export const product = z
  .strictObject({
    name: line().meta({
      description: 'The name of the product, as its users know it.',
      examples: ['Acme Storage'],
    }),
    id: pattern(SLUG, 'small letters, digits and hyphens, such as "acme-storage"', LIMITS.slug)
      .optional()
      .meta({
        description:
          'The name of the product in addresses and folders: small letters, digits and hyphens. Without it, it is made from the name. Two products built together need two ids.',
        examples: ['acme-storage'],
      }),
    version: line(LIMITS.version)
      .optional()
      .meta({
        description: 'The version of the product, in quotes: without them, YAML reads 1.10 as 1.1.',
        examples: ['2.4.1'],
      }),
    vendor: line().meta({
      description: 'The company or person that the product comes from.',
      examples: ['Acme'],
    }),
    logo: path()
      .optional()
      .meta({
        description: 'A picture file (PNG, JPEG or SVG). The path starts at the folder of the profile.',
        examples: ['pictures/logo.svg'],
      }),
    accent: pattern(COLOUR, '"#" and six digits or letters from a to f, such as "#0066cc"')
      .optional()
      .meta({
        description:
          'The colour of the pages: dark enough to be read on white; on dark pages it is lightened. Put it in quotes: without them, YAML takes # for a comment.',
        examples: ['#0066cc'],
      }),
    support: support.optional(),
  })
  .meta({ description: 'What the product is and who makes it.' });
