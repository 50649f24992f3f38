// What is said when a name or a password got no answer: too often, no connection, or a number for the log.
import { codeOf } from '#graphql/failure.ts';
import { useWords } from '#ui/words.ts';

/** The sentence for a failure of the connection or the server; a refusal speaks for itself. */
export function useUnanswered(): (failure: unknown) => string {
  const { say } = useWords();
  return (failure) => {
    const code = codeOf(failure);
    if (code === 'RATE_LIMITED') return say('signIn.often');
    return say(code === 'OFFLINE' || code === 'UNAVAILABLE' ? 'failure.offline' : 'failure.other', {
      number: code,
    });
  };
}
