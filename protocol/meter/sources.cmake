# SPDX-License-Identifier: Apache-2.0
# Conversations with one meter, whatever it speaks.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/meter/dlms_conversation.cpp)
