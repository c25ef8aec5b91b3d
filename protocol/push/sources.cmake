# SPDX-License-Identifier: Apache-2.0
# Push lists of the consumer port.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/push/aes_gcm_push_cipher.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/push/ciphered_push.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/push/push_list.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/push/push_message.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/push/push_receiver.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/push/read_push_lists.cpp)
