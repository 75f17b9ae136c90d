"""JupyterLab's settings for this project; it reads the file itself and gives ``get_config``."""

from lagesbild.cli.saving import keep_template

c = get_config()  # type: ignore[name-defined]  # noqa: F821
c.ContentsManager.pre_save_hook = keep_template
