"""`glutetimer completion`: what a shell needs to complete the command line."""

from __future__ import annotations

import argparse

SHELLS = ("bash", "zsh", "fish", "powershell")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="which shell")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = """where it belongs:
  bash        glutetimer completion bash >~/.local/share/bash-completion/completions/glutetimer
              (with the package bash-completion; without it, eval "$(glutetimer completion bash)" in ~/.bashrc)
  zsh         glutetimer completion zsh >~/.zfunc/_glutetimer   (a folder of $fpath, before compinit)
  fish        glutetimer completion fish >~/.config/fish/completions/glutetimer.fish
  powershell  glutetimer completion powershell >>$PROFILE"""


def run(args: argparse.Namespace) -> int:
    from argcomplete.shell_integration import shellcode

    print(shellcode(["glutetimer"], shell=args.shell).strip())
    return 0
