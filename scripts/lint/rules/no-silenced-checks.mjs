import { judgeComment } from '../silencing-comment.mjs';

/** @import { RuleContext } from '../rule-context.mjs' */

/**
 * No check is turned off without a reason, and some never. This rule tells while writing; a comment that turns the
 * linter off turns this rule off as well, so scripts/gate/silenced.mjs reads the same comments without the linter.
 */
export const noSilencedChecks = {
  /** @param {RuleContext} context */
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const message = judgeComment(comment.value);
          if (message !== undefined) context.report({ node: comment, message });
        }
      },
    };
  },
};
