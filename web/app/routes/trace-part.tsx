import { TracePage, type TracePageProps } from '../../features/traces/trace-page.tsx';
import { traces } from '../../ui/text/en/traces.ts';
import { withTexts } from '../../ui/text/text.tsx';

/** Why an answer came about: a chunk of its own, fetched when somebody asks. */
export const TracePart = withTexts(traces, (props: TracePageProps) => <TracePage {...props} />);
