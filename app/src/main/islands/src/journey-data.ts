/** What the server tells about a record's journey. */
export interface Journey {
  record: string;
  instances: Instance[];
}

export interface Instance {
  id: string;
  processKey: string;
  processName: string;
  version: number;
  bpmnUrl: string;
  state: "active" | "completed" | "cancelled";
  startedAt: string;
  endedAt: string | null;
  parentActivityId: string | null;
  flows: string[];
  steps: Step[];
  next: Next[];
  incidents: Incident[];
}

export type StepState = "done" | "active" | "cancelled" | "failed";

export interface Step {
  activityId: string;
  name: string | null;
  type: string;
  startedAt: string;
  endedAt: string | null;
  state: StepState;
  by: string | null;
  note: string | null;
  decision: Decision | null;
  messages: Message[] | null;
}

export interface Decision {
  key: string;
  name: string;
  version: number | string;
  url?: string | null;
  rules: { id: string; reason: string | null }[];
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>[];
}

export interface Message {
  channel: string;
  recipient: string;
  summary: string;
  state: "waiting" | "sent" | "dead" | "cancelled";
  at: string;
}

export interface Next {
  activityId: string;
  name: string | null;
  kind: "timer" | "message" | "task" | "end";
  dueAt: string | null;
  condition: string | null;
}

export interface Incident {
  activityId: string;
  message: string;
  at: string;
}

/** How an activity stands, over all its runs: trouble first, then what is going on. */
export function stateOf(instance: Instance, activityId: string): StepState | undefined {
  if (instance.incidents.some((each) => each.activityId === activityId)) {
    return "failed";
  }
  const states = instance.steps.filter((each) => each.activityId === activityId).map((each) => each.state);
  return (["failed", "active"] as const).find((each) => states.includes(each)) ?? states.at(-1);
}

/** The same moment of the same record, however often it is fetched. */
export function stepKey(step: Step): string {
  return `${step.activityId}@${step.startedAt}`;
}

/** Steps a person reads: not the joins of a drawing, which have neither a name nor anything to tell. */
export function isTelling(step: Step): boolean {
  return (
    (!!step.name && step.name !== step.activityId) ||
    !!step.decision ||
    !!step.note ||
    (step.messages?.length ?? 0) > 0 ||
    /task|call/i.test(step.type)
  );
}
