import { useRef, useState, type DragEvent, type ReactNode } from "react";
import type { GivenFile } from "../features/check/protocol.ts";
import { droppedFiles, pickedFiles } from "../lib/given-files.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

export interface DropWords {
  readonly label: string;
  readonly dropHere: string;
  readonly chooseHere: string;
  readonly formats: string;
  readonly choose: string;
  readonly chooseFolder: string;
  readonly lookingIntoFolder: string;
  readonly nothingInside: string;
}

interface DropZoneProps {
  readonly words: DropWords;
  readonly onFiles: (files: readonly GivenFile[]) => void;
  readonly hasFolderButton?: boolean;
  readonly children?: ReactNode;
}

/** React has no name for it. */
const wholeFolder = { webkitdirectory: "" };

type State = "waiting" | "over" | "walking" | "empty";

/** Where a chat is handed over: by drop, by picker, or, with a mouse, as a whole folder. */
export function DropZone({ words, onFiles, hasFolderButton = false, children }: DropZoneProps) {
  const [state, setState] = useState<State>("waiting");
  const give = (files: readonly GivenFile[]) => {
    setState(files.length === 0 ? "empty" : "waiting");
    if (files.length > 0) onFiles(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setState("walking");
    droppedFiles(event.dataTransfer).then(give, () => setState("empty"));
  };
  return (
    // Dropping is for those who hold a mouse; the buttons inside do the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={words.label}
      onDragOver={(event) => {
        event.preventDefault();
        setState("over");
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setState("waiting");
      }}
      onDrop={drop}
      className={`rounded-box border-[1.5px] border-dashed px-[18px] pt-5 pb-4 desk:px-8 desk:pt-[34px] desk:pb-5 ${
        state === "over" ? "border-ink bg-sunk" : "border-edge bg-sheet"
      }`}
    >
      <h2 className="text-lead leading-[calc(28/18)] desk:text-thesis desk:leading-[1.5]">
        <span className="desk:hidden">{words.chooseHere}</span>
        <span className="hidden desk:inline">{words.dropHere}</span>
      </h2>
      <p className="mt-0.5 text-second text-faded">{words.formats}</p>
      <Pickers
        words={words}
        hasFolderButton={hasFolderButton}
        isWalking={state === "walking"}
        onFiles={give}
      />
      <p role="alert" className={state === "empty" ? "mt-3 text-second font-semibold" : ""}>
        {state === "empty" ? words.nothingInside : ""}
      </p>
      {children}
    </section>
  );
}

interface PickersProps extends Pick<DropZoneProps, "words" | "onFiles"> {
  readonly hasFolderButton: boolean;
  readonly isWalking: boolean;
}

function Pickers({ words, hasFolderButton, isWalking, onFiles }: PickersProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const taken = (input: HTMLInputElement) => {
    if (input.files !== null) onFiles(pickedFiles(input.files));
    // The same file may be chosen again.
    input.value = "";
  };
  return (
    <>
      <input ref={files} type="file" multiple hidden onChange={(event) => taken(event.currentTarget)} />
      <Button
        kind="primary"
        className="mt-3.5 w-full"
        busyLabel={isWalking ? words.lookingIntoFolder : null}
        onClick={() => files.current?.click()}
      >
        <Icon name="file" />
        {words.choose}
      </Button>
      {hasFolderButton && (
        <div className="mt-2.5 hidden desk:pointer-fine:block">
          <input
            ref={folder}
            type="file"
            {...wholeFolder}
            hidden
            onChange={(event) => taken(event.currentTarget)}
          />
          <Button className="w-full" isSmall onClick={() => folder.current?.click()}>
            <Icon name="folder" className="size-5" />
            {words.chooseFolder}
          </Button>
        </div>
      )}
    </>
  );
}
