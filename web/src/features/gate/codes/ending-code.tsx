import type { ChannelCode } from "@kith/contract/channel-codes";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCommunity } from "../../../app/community/context.ts";
import { useWords } from "../../../lib/words.ts";
import { ActDialog } from "../../../ui/dialog.tsx";
import { codesKey, endCode } from "../queries.ts";
import { useGateTrouble } from "../trouble.ts";
import { gateWords } from "../words.ts";

interface EndingCodeProps {
  readonly code: ChannelCode;
  readonly onClose: () => void;
}

export function EndingCode({ code, onClose }: EndingCodeProps) {
  const words = useWords(gateWords).codes;
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const troubleOf = useGateTrouble();
  const end = useMutation({
    mutationFn: () => endCode(slug, code.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: codesKey(slug) });
      onClose();
    },
  });
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.endTitle(code.name)}
      leave={words.endLeave}
      act={words.endAct}
      busyLabel={end.isPending ? words.ending : null}
      onAct={() => end.mutate()}
      error={troubleOf(end.error)}
    >
      <p>{words.endText}</p>
    </ActDialog>
  );
}
