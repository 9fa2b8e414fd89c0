"""Names that are hard to tell apart or to find, and what is looked for among them."""

from kg.graph import KnowledgeGraph, Statement
from kg.schema import Kind, Relation
from tests.graphs.build import add_entity, add_paper
from tests.graphs.page import HOSTILE

ENTITIES: dict[Kind, list[tuple[str, ...]]] = {
    Kind.MODEL: [
        ("Vision Transformer", "ViT"),
        ("ViT-B/16",),
        ("ViT-L/16",),
        ("ViT-B/32",),
        ("CrossViT",),
        ("GPT-3",),
        ("GPT-3.5",),
        ("GPT-4",),
        ("Qwen2.5",),
        ("Qwen 25",),
        ("diffusion model", "DM"),
        ("latent diffusion model", "LDM"),
        ("CNN", "convolutional neural network"),
        ("β-VAE", "beta-VAE"),
        ("PixArt-Σ",),
        ("wav2vec 2.0",),
        ("C++",),
        ("C#",),
        ("constructor", "__proto__"),
        ("hasOwnProperty",),
        ("Zorb", "Blue net", "Green nest"),
    ],
    Kind.METHOD: [
        ("A*",),
        ("A",),
        ("few-shot learning",),
        ("Fréchet distance", "Frechet-Distance"),
        ("Ångström Net",),
        (HOSTILE,),
        ("(.*)+$", "[a-z"),
        ("lone surrogate", "\ud800"),
        ("— ·",),
        (r"\textbf{Bold} $\beta$ $\times$",),
    ],
    Kind.DATASET: [
        ("RefCOCO",),
        ("RefCOCO+",),
        ("RefCOCOg",),
        ("COCO",),
        ("ImageNet-1K", "ILSVRC 2012", "ImageNet1k"),
        ("ImageNet",),
        ("ImageNet-21K",),
        ("Fashion MNIST",),
        ("CIFAR-10",),
        ("CIFAR-100",),
        ("Nest",),
        ("図表データセット",),
        ("图像分类数据集",),
        ("한국어 데이터",),
        ("Корпус русского языка",),
        ("مجموعة ٣ بيانات",),
    ],
    Kind.METRIC: [
        ("Recall@10",),
        ("Recall@1",),
        ("R@1",),
        ("R1",),
        ("R²",),
        ("10² steps",),
        ("Cohen's kappa",),
        ("FLOPs",),
        ("FLOPS",),
    ],
    Kind.TASK: [
        ("named entity recognition", "NER"),
        ("few-shot named entity recognition",),
        ("object detection", "OD"),
        ("image classification",),
        ("question answering", "QA"),
        ("visual QA",),
        ("Straße finding", "STRASSE"),
    ],
}
PAPERS = [
    "End-to-End Object Detection with Transformers",
    "Swin: Hierarchical Vision Transformer",
    "Swin Transformer V2",
    "NER: A Survey",
    "Few-Shot NER and Visual Question Answering",
    "Attention Is All You Need!",
    "A Survey of Diffusion Models for Images",
    f"{HOSTILE}: On Names",
    "\u0130stanbul ΟΔΟΣ naïve ﬁne",
]
_LINES = """
GPT-3 | gpt3 | GPT 4 | gpt-5 | Qwen 2.5 | qwen25 | ViT-B/16 | vit b 16 | vitb16 | 16 vit
ViT-X/16 | ilsvrc 20 | imagenet1k | ImageNet 1 K | imagnet | imagenet-22k | cifar 10 | RefCOCO
refcoco+ | refcoco + | refcocp+ | C | c+ | C++ | c# | A | a* | + | * | # | frechet distance
Fréchet | frechet distnace | angstrom | naive | fine | istanbul | ΟΔΟΣ | οδος | οδοσ | beta vae
β vae | pixart sigma | PIXART-Σ | strasse | STRAßE | 図表 | データ | 数据集 | 分类图像 | 图 | 데이터
русского корпус | корпус | бетa | ٣ | diffusion models | models diffusion | difusion model
diffusion mdoel | ldm images | crossvt | crosvit | corssvit | crossvitt | cros vit | bert | vti
ner | nre | object detection transformer | transformers object detection | obj det
object detetcion | few-shot NER | few shot named entity recognition | NER few-shot | QA
visual QA | VQA | visual question answering | few shot ner and qa | od transformer
named entity recog | vit | vision trans | swin | swin transformer | hierarchical swin
transformer vision | fashionmnist | mnist | fashion mnsit | mnist fashion | wav2vec
wav 2 vec 2 | wav2vec2 | recall 10 | Recall@1 | r1 | R@1 | r2 | R² | 10 2 | 102 steps
cohens kappa | kappa | flops | FLOPs | attention is all you need | need attention
atention is all you ned | constructor | __proto__ | hasownproperty | toString | onerror
alert(1) | </script> | & | (.*)+$ | [a-z | bold beta x | — · | · | $^ | - | a | im | survey
surveys | A Survey | zzzz | ne | cnns
viosn transformer | tranformr | tranfromr vison | reconition named | gpt-5 trubo | ldms | vaes
"""
QUERIES = [
    *(query.strip() for line in _LINES.splitlines()[1:] for query in line.split(" | ")),
    *(r"\textbf{Bold}", r"\beta", "\u2028", "\x00", "", "  ", "x" * 300, "image " * 30),
]


def hard_names() -> KnowledgeGraph:
    """The entities and papers above; papers use them by rule, so that some counts are equal."""
    graph = KnowledgeGraph()
    papers = [add_paper(graph, f"p{place}", title) for place, title in enumerate(PAPERS)]
    for kind, all_names in ENTITIES.items():
        for place, (name, *aliases) in enumerate(all_names):
            entity = add_entity(graph, kind, name, *aliases)
            for paper in papers[place % 4 :: 2 + place % 3]:
                graph.add_edge(paper, entity, Relation.USES, Statement())
    return graph
