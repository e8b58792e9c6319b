import type { Case, CaseItem } from 'unbash';
import { expandPattern, expandWord, scopeOf } from './expand.ts';
import type { Machine } from './machine.ts';
import { fits } from './pattern.ts';
import { distinct, on, type State, type Way } from './state.ts';
import type { Value } from './value.ts';
import { onward } from './ways.ts';

/** `case … esac`: the item that fits, or each that may. */
export function followCase(machine: Machine, node: Case, state: State, tested: boolean): Way[] {
  const scope = scopeOf(machine, state);
  const value = expandWord(scope, node.word);
  const before = scope.state;
  const ways: Way[] = [];
  for (const [index, item] of node.items.entries()) {
    machine.step(1 + value.text.length / 8);
    const truth = fitsItem(machine, before, item, value);
    if (truth === false) continue;
    ways.push(...bodyWays(machine, node.items.slice(index), value, before, tested));
    if (truth === true) return distinct(machine, ways);
  }
  return distinct(machine, [...ways, on({ ...before, status: 0 })]);
}

function fitsItem(machine: Machine, state: State, item: CaseItem, value: Value): boolean | undefined {
  let isOpen = false;
  for (const word of item.pattern) {
    const pattern = expandPattern(scopeOf(machine, state), word);
    // "*" fits whatever it is.
    if (pattern?.length === 1 && typeof pattern[0] === 'object' && fits(pattern, 'any text')) return true;
    if (!pattern || !value.known) isOpen = true;
    else if (fits(pattern, value.text)) return true;
  }
  return isOpen ? undefined : false;
}

/** The body of the first item; `;&` runs into the next one, `;;&` looks on. */
function bodyWays(
  machine: Machine,
  [item, ...others]: readonly CaseItem[],
  value: Value,
  state: State,
  tested: boolean,
): Way[] {
  if (!item) return [on({ ...state, status: 0 })];
  const ways = machine.with.follow(machine, item.body.commands, state, tested);
  if (item.terminator === ';&') {
    return onward(ways, (after) => bodyWays(machine, others, value, after, tested));
  }
  if (item.terminator !== ';;&') return ways;
  return onward(ways, (after) => {
    const next = others.findIndex((other) => fitsItem(machine, after, other, value) !== false);
    return next < 0
      ? [on({ ...after, status: 0 })]
      : bodyWays(machine, others.slice(next), value, after, tested);
  });
}
