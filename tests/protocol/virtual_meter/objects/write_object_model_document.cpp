// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/virtual_meter/objects/object_model_document.h"

#include <cstdio>
#include <fstream>
#include <iterator>

/// Writes the generated parts of docs/object-model.md anew: write_object_model_document docs/object-model.md
int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: write_object_model_document FILE\n", stderr);
        return 1;
    }
    std::ifstream in(argv[1], std::ios::binary);
    const std::string document{std::istreambuf_iterator<char>(in), {}};
    if (document.empty()) {
        std::fprintf(stderr, "%s cannot be read\n", argv[1]);
        return 1;
    }
    in.close();
    std::ofstream out(argv[1], std::ios::binary);
    out << meterbench::tests::rewritten(document);
    out.flush();
    return out ? 0 : 1;
}
