"""What stands behind a URL, as far as its host and path tell."""

import re
from typing import Final

from kg.schema import LinkKind

__all__ = ["HOSTING", "kind_of"]

HOSTING: Final = (
    r"github\.io|gitlab\.io|streamlit\.app|hf\.space|pages\.dev|vercel\.app|netlify\.app"
)
"""Hosts, as a regular expression, below which everybody may have a site."""

_KINDS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"[^/]*\.hf\.space|[^/]*streamlit\.app|[^/]*gradio\.|colab\.research\.", LinkKind.DEMO),
        (r"(?:huggingface|hf)\.co/spaces/|(?:www\.)?modelscope\.cn/studios/", LinkKind.DEMO),
        (r"(?:huggingface|hf)\.co/datasets/|modelscope\.cn/datasets/", LinkKind.DATASET_HUB),
        (r"(?:huggingface|hf)\.co/papers/", LinkKind.PAPER),
        (r"(?:huggingface|hf)\.co|modelscope\.cn/|tfhub\.dev|civitai\.com", LinkKind.MODEL_HUB),
        (r"kaggle\.com/models/", LinkKind.MODEL_HUB),
        (
            r"zenodo\.org|kaggle\.com|osf\.io|[^/]*figshare\.com|[^/]*dataverse",
            LinkKind.DATASET_HUB,
        ),
        (r"physionet\.org|data\.mendeley\.com|ieee-dataport\.org", LinkKind.DATASET_HUB),
        (r"opendatalab\.com|openneuro\.org|catalog\.ldc\.upenn\.edu", LinkKind.DATASET_HUB),
        (r"(?:dx\.)?doi\.org/10\.(?:5281|34740|57967|17605|6084|7910)/", LinkKind.DATASET_HUB),
        (r"(?:gist\.)?github\.com|[^/]*gitlab\.(?!io)|bitbucket\.org", LinkKind.REPOSITORY),
        (r"codeberg\.org|gitee\.com|gitcode\.com|sourceforge\.net", LinkKind.REPOSITORY),
        (r"anonymous\.4open\.science|git\.|pypi\.org|raw\.githubusercontent", LinkKind.REPOSITORY),
        (r"(?:m\.)?youtube\.com|youtu\.be|vimeo\.com|[^/]*bilibili\.com", LinkKind.VIDEO),
        (r"(?:[a-z]*\.)?arxiv\.org|aclanthology\.org|aclweb\.org/anth", LinkKind.PAPER),
        (r"(?:dx\.)?doi\.org|openreview\.net|[^/]*semanticscholar\.org", LinkKind.PAPER),
        (r"openaccess\.thecvf\.com|proceedings\.|papers\.n(?:eur)?ips\.cc", LinkKind.PAPER),
        (r"dl\.acm\.org|ieeexplore\.|link\.springer\.com|biorxiv\.org", LinkKind.PAPER),
        (r"demo\.|[^/]*[-.]demo\.|.*/demos?\b", LinkKind.DEMO),
        (rf"[^/]*\.(?:{HOSTING})\b|sites\.google\.com", LinkKind.PROJECT),
        (r".*/projects?(?:[/_-]|$)|project[^/]*\.", LinkKind.PROJECT),
    )
)


def kind_of(url: str) -> LinkKind:
    """Return what stands behind `url`, as far as its host and path tell.

    >>> kind_of("https://huggingface.co/datasets/a/b").value
    'dataset_hub'
    """
    address = re.sub(r"^https?://|(?<=://)www\.|^www\.", "", url, flags=re.IGNORECASE)
    return next((kind for form, kind in _KINDS if form.match(address)), LinkKind.OTHER)
