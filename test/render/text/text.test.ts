import { describe, expect, it } from 'vitest';
import { guideText } from '../../../src/render/text/text.ts';
import { ONE_CODE } from '../../plan/profiles.ts';
import { say } from '../said.ts';

const [guide] = say(ONE_CODE.profile).guides;

describe('a guide as text', () => {
  it('has the heading over the answers, and not where a vendor has left all of them out', () => {
    expect(guideText(guide!)).toContain('Good to know\n------------');
    const text = guideText({ ...guide!, answers: [] });
    expect(text).not.toContain('Good to know');
    expect(text).toContain('Prepare\n-------');
  });
});
